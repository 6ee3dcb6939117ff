import type { Child } from 'hono/jsx'
import { goLiveTextsIn } from '../texts/go-live.ts'
import { OperatorDocument } from './document.tsx'
import { Head, type Part } from './head.tsx'
import type { Frame } from './time.tsx'

/** One campaign that the desk can show. */
export type Choice = { address: string; name: string; isShown: boolean }

export type DeskFrame = Frame & {
  choices: Choice[]
  /** the campaign that is shown has closed */
  isOver: boolean
}

type Props = DeskFrame & {
  part: Part
  heading: string
  /** what an action without a script has done */
  notice?: string | undefined
  /** of the list of what is ready, to which only the board leads */
  openPoints?: number
  children: Child
}

/** A page about the campaign that the desk shows, with a way to choose another one. */
export const DeskPage = ({ part, heading, notice, openPoints, choices, children, ...frame }: Props) => (
  <OperatorDocument texts={frame.texts} title={`${heading} · ${frame.texts.title}`}>
    <Head heading={heading} part={part} {...frame}>
      {choices.length > 1 && <ChooseCampaign choices={choices} part={part} texts={frame.texts} />}
      {openPoints !== undefined && <a href="/operator/go-live">{goLiveTextsIn(frame.texts.language).link(openPoints)}</a>}
      <p class="soft">{frame.texts.zone(frame.zone)}</p>
    </Head>
    <Notice text={notice} />
    {children}
  </OperatorDocument>
)

/** Which campaign the desk shows. Without a script, too. */
const ChooseCampaign = ({ choices, part, texts }: Pick<Props, 'choices' | 'part' | 'texts'>) => (
  <form class="choose-campaign" method="get" action={part === 'now' ? '/operator' : `/operator/${part}`}>
    <label class="field-label" for="shown-campaign">
      {texts.campaigns.shown}
    </label>
    <select class="field" id="shown-campaign" name="campaign">
      {choices.map(({ address, name, isShown }) => (
        <option value={address} selected={isShown}>
          {name}
        </option>
      ))}
    </select>
    <button class="button" id="choose-campaign">
      {texts.campaigns.show}
    </button>
  </form>
)

/** What somebody's action has done. */
export const Notice = ({ text }: { text?: string | undefined }) => (
  <p id="notice" class="notice" role="status">
    {text}
  </p>
)

/** The same, for a page that is open. */
export const NoticePush = ({ text }: { text: string }) => (
  <hx-partial hx-target="#notice" hx-swap="outerHTML">
    <Notice text={text} />
  </hx-partial>
)
