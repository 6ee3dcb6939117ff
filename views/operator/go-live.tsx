import type { Place, Point, State } from '../../server/rules/go-live/go-live.ts'
import { type GoLiveTexts, goLiveTextsIn, tellPoint } from '../texts/go-live.ts'
import { hrefIn, partOf } from './campaign-index.tsx'
import { type DeskFrame, DeskPage } from './desk-page.tsx'

type Props = DeskFrame & { points: readonly Point[] }

const order: readonly State[] = ['misleading', 'missing', 'optional', 'ready']

/** The page `/operator/go-live`: what is set, what is missing, what may be, and what follows from it. */
export const GoLivePage = ({ points, ...frame }: Props) => {
  const texts = goLiveTextsIn(frame.texts.language)
  return (
    <DeskPage part="now" heading={texts.heading} {...frame}>
      <main class="go-live">
        <p>{texts.introduction}</p>
        {order.map((state) => (
          <Points state={state} points={points.filter((point) => point.state === state)} texts={texts} />
        ))}
      </main>
    </DeskPage>
  )
}

type PointsProps = { state: State; points: readonly Point[]; texts: GoLiveTexts }

const Points = ({ state, points, texts }: PointsProps) =>
  points.length > 0 && (
    <section class="panel" data-state={state} aria-labelledby={`${state}-heading`}>
      <h2 id={`${state}-heading`}>
        {texts.headings[state]} <span class="count">{points.length}</span>
      </h2>
      <dl>
        {points.map((point) => (
          <Item point={point} texts={texts} />
        ))}
      </dl>
    </section>
  )

const Item = ({ point, texts }: { point: Point; texts: GoLiveTexts }) => {
  const { what, todo } = tellPoint(texts, point)
  return (
    <div id={`point-${point.id}`}>
      <dt>{texts.points[point.id]}</dt>
      <dd>
        {what}
        {todo && <span class="todo">{todo}</span>}
        {point.places.map((place) => (
          <a href={hrefOf(place)}>{texts.places[place.to](place.campaign?.name ?? '')}</a>
        ))}
      </dd>
    </div>
  )
}

/** The fields of the settings in which something is mended. */
const fields = {
  number: ['basics', 'phoneNumber'],
  message: ['basics', 'isPrizeByMessage'],
  organiser: ['rules', 'organiser'],
  contact: ['rules', 'contact'],
} as const

function hrefOf(place: Place): string {
  if (place.campaign === undefined) return place.to === 'check' ? '/operator#check' : '/operator/campaigns'
  const { address } = place.campaign
  if (place.to === 'codes') return `/operator/codes?campaign=${address}#code-tiers`
  const [section, field] = fields[place.to]
  return hrefIn(partOf[section], `${section}-${field}`, { address })
}
