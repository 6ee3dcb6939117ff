import { at } from '../address/address.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { OperatorDocument } from './document.tsx'

type Props = {
  texts: OperatorTexts
  refusal: { title: string; text: string }
  /** the browser asks again after so many seconds */
  retrySeconds?: number
}

/** The page shown in place of one that the server will not, or cannot yet, show. */
export const RefusalPage = ({ texts, refusal: { title, text }, retrySeconds }: Props) => (
  <OperatorDocument texts={texts} title={title} comesBackIn={retrySeconds}>
    <main class="sign-in">
      <section class="panel" aria-labelledby="refusal-heading">
        <h1 id="refusal-heading">{title}</h1>
        <p>{text}</p>
        {retrySeconds === undefined && (
          <a class="button" href="/operator">
            {texts.staff.back}
          </a>
        )}
      </section>
    </main>
  </OperatorDocument>
)

/** The page that leads on to `address` by itself: for browsers that would withhold the cookie from a redirect. */
export const HopPage = ({ texts, address }: { texts: OperatorTexts; address: string }) => (
  <OperatorDocument texts={texts} title={texts.staff.hop.title} refresh={`0; url=${at(address)}`}>
    <main class="sign-in">
      <h1 class="visually-hidden">{texts.staff.hop.title}</h1>
      <a class="button" href={address}>
        {texts.staff.hop.link}
      </a>
    </main>
  </OperatorDocument>
)
