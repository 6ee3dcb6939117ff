/** The operator's texts of the page `/operator`. */
export type NowTexts = typeof ru

export const ru = {
  heading: 'Сейчас',
}

export const en: NowTexts = {
  heading: 'Now',
}
