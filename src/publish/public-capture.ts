import type { Capture, Release } from '../casebook/records.js'
import { webAddress } from './urls.js'

/** A capture as other people may see it: where a file stood on somebody's disk is for the archive alone. */
export const publicCapture = (capture: Capture) => {
  const { kind, name, uri } = capture.source
  return { ...capture, source: { kind, name, ...(webAddress(uri) === undefined ? {} : { uri }) } }
}

/** A release as other people may see it. */
export const publicRelease = (release: Release) => ({
  ...release,
  versions: release.versions.map((version) => ({ ...version, capture: publicCapture(version.capture) })),
})
