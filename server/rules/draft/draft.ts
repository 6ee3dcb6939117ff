export { type Difference, differencesOf } from './differences.ts'
export { drawableOf } from './drawable.ts'
export { draftRules, WrittenDraft } from './draft-schema.ts'
export { type DraftFault, faultsOfDraft } from './faults.ts'
export {
  contentOf,
  type DraftContent,
  type DraftPicture,
  type DraftPrizes,
  type DraftRebus,
  type DraftTier,
  draftOf,
  emptyContent,
  emptyDraft,
  filesIn,
  findRebus,
  type List,
  lists,
  type NearWords,
  prizesOf,
  type QuizDraft,
  quizFormOf,
  writtenOf,
} from './quiz-draft.ts'
export { hear, type Heard, nearWords, spokenFormsOf } from './spoken-forms.ts'
export { differencesOfVersions, type VersionDifferences } from './version-differences.ts'
