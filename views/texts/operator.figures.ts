/** The operator's texts of the page `/operator/figures`. */
export type FiguresTexts = typeof ru

export const ru = {
  heading: 'Цифры',
}

export const en: FiguresTexts = {
  heading: 'Figures',
}
