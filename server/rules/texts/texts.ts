export { CampaignTexts, faultsOfText, textGroups } from './groups.ts'
export { chatTextsWith, spokenWith } from './own-words.ts'
export { shippedTexts } from './shipped.ts'
