import { type DeskFrame, DeskPage } from './desk-page.tsx'

/** The page `/operator/figures`: the funnel and its plots. */
export const FiguresPage = (frame: DeskFrame) => (
  <DeskPage part="figures" heading={frame.texts.figures.heading} {...frame}>
    <main />
  </DeskPage>
)
