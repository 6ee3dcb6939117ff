import { type DeskFrame, DeskPage } from './desk-page.tsx'

/** The page `/operator/codes`: the pools of promo codes. */
export const CodesPage = (frame: DeskFrame) => (
  <DeskPage part="codes" heading={frame.texts.codes.heading} {...frame}>
    <main />
  </DeskPage>
)
