/** The operator's texts of the page `/operator/codes`. */
export type CodesTexts = typeof ru

export const ru = {
  heading: 'Промокоды',
}

export const en: CodesTexts = {
  heading: 'Promo codes',
}
