/** The operator's texts of the page `/operator/answers`. */
export type AnswersTexts = typeof ru

export const ru = {
  heading: 'Ответы',
}

export const en: AnswersTexts = {
  heading: 'Answers',
}
