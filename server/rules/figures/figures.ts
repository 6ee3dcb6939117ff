export { type Judgement, judgeCounts, judgeDurations, judgeShares } from './comparison.ts'
export { boundsOf, type Clock, clockOf, dayAround, dayOf, daysBetween, isDay } from './days.ts'
export {
  addPictures,
  noPictures,
  type Outcomes,
  type Picture,
  type RebusFigures,
  shownIn,
  solvedOf,
  timesOf,
} from './difficulty.ts'
export {
  addAll,
  addTo,
  answerScale,
  countOf,
  type Durations,
  noDurations,
  quantileOf,
  type Quartiles,
  quartilesOf,
  replyScale,
} from './durations.ts'
export {
  addStep,
  byPlace,
  emptyFunnel,
  type Funnel,
  type Standing,
  type Step,
  steps,
  sumOfFunnels,
  type WayToCall,
  waysToCall,
} from './funnel.ts'
export { chanceOfRanks, type TwoGroups } from './ranks.ts'
export { chanceOfShares, type Share } from './shares.ts'
