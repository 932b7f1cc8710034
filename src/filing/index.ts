export { type AddOptions, addAll, addEach, type Outcome, resumePending } from './add.js'
export { type Casebook, initCasebook, type OpenOptions, openCasebook } from './casebook.js'
export {
  decide,
  followRelease,
  mergeCases,
  moveRelease,
  relabel,
  withdrawRelease,
} from './decide.js'
export { casebookFetcher, fetchInput } from './fetched.js'
export { type BloggerImport, importBlogger } from './import-blogger.js'
export { type AddInput, countInputs, fileInputs, isAddress } from './inputs.js'
export { type RebuildOptions, type RebuildReport, rebuild } from './rebuild.js'
export { stamp } from './stamp.js'
export { makeStampLookup } from './stamped.js'
export { type Finding, type VerifyOptions, type VerifyReport, verify, verifyDeep } from './verify.js'
export type { Proof } from './verify-stamps.js'
