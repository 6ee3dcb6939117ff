export { findIcons, type IconIndex, type IconWords, indexIcons } from './find.ts'
export { nearIcons } from './near.ts'
