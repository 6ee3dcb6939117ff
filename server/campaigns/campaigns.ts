export { drawDraft } from './draft-pictures.ts'
export { addRebus, changeList, type ListChange, listChanges, savePrizes, saveRebus, type Saving } from './draft-parts.ts'
export {
  type Draft,
  markOf,
  markOfDraft,
  publishDraft,
  type Published,
  type Publishing,
  readDraft,
  readDraftQuiz,
} from './drafts.ts'
export { type Editor, meetEditors } from './editors.ts'
export { firstSettings, takeTemplate } from './first-campaign.ts'
export { commonWords, knownIcons, searchIcons } from './icon-search.ts'
export { createArtShelf } from './icon-sets.ts'
export { addressFor, createCampaign, type NewCampaign, type NewFaults } from './new-campaign.ts'
export { drawingsOf, type Gallery, type Picture } from './picture-gallery.ts'
export { doubtsAbout, preparePools } from './pools.ts'
export { type CheckedQuiz, checkQuiz, type QuizFile, QuizFileProblem, readQuiz } from './quiz-file.ts'
export { type Campaign, CampaignRegistry } from './registry.ts'
export { openSection, saveSection } from './save-section.ts'
export { readTemplates } from './templates.ts'
export { publishAgain, readVersions, type VersionLine } from './version-list.ts'
