import { type DeskFrame, DeskPage } from './desk-page.tsx'

/** The page `/operator/people`: winners, games, and one person. */
export const PeoplePage = (frame: DeskFrame) => (
  <DeskPage part="people" heading={frame.texts.people.heading} {...frame}>
    <main />
  </DeskPage>
)
