/** The operator's texts of the ticket office of a campaign. */
export type OfficeTexts = typeof ru

export const ru = {
  heading: 'Билетная касса',
}

export const en: OfficeTexts = {
  heading: 'Ticket office',
}
