import { aboutPage } from './about.js'
import { archivePage } from './archive.js'
import { campaignPage } from './campaign.js'
import { campaignsPage } from './campaigns.js'
import { casePage } from './case.js'
import { casesPage } from './cases.js'
import { homePage } from './home.js'
import { inboxPage } from './inbox.js'
import { labelPage } from './label.js'
import { labelsPage } from './labels.js'
import { organisationPage } from './organisation.js'
import { organisationsPage } from './organisations.js'
import type { SitePage } from './page.js'
import { readPage } from './read.js'
import { releasePage } from './release.js'
import { releasesPage } from './releases.js'
import { searchPage } from './search.js'
import { sourcesPage } from './sources.js'

/** Every page of the site. */
export const pages: readonly SitePage[] = [
  homePage,
  releasesPage,
  releasePage,
  casesPage,
  casePage,
  labelsPage,
  labelPage,
  organisationsPage,
  organisationPage,
  campaignsPage,
  campaignPage,
  searchPage,
  aboutPage,
  readPage,
  archivePage,
  inboxPage,
  sourcesPage,
]
