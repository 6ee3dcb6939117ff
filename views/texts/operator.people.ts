/** The operator's texts of the page `/operator/people`. */
export type PeopleTexts = typeof ru

export const ru = {
  heading: 'Люди',
}

export const en: PeopleTexts = {
  heading: 'People',
}
