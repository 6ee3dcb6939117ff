import { type DeskFrame, DeskPage } from './desk-page.tsx'

/** The page `/operator/answers`: what was heard and refused. */
export const AnswersPage = (frame: DeskFrame) => (
  <DeskPage part="answers" heading={frame.texts.answers.heading} {...frame}>
    <main />
  </DeskPage>
)
