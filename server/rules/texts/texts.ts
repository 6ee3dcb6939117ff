export { type CampaignText, CampaignTexts, faultsOfText, type TextGroup, textGroups } from './groups.ts'
export { chatTextsWith, spokenWith } from './own-words.ts'
export { shippedTexts } from './shipped.ts'
export { fill, type TextFault, type TextRule } from './template.ts'
