import type { Closing } from '../../server/conversation/closing/closing.ts'
import { type Frame, Timestamp } from './time.tsx'

type Props = Frame & { taken: Closing['taken']; address: string }

/** Where each table is taken from, by its name in the log. */
const addresses = {
  people: '/operator/people.csv',
  games: '/operator/games.csv',
  calls: '/operator/calls.csv',
  answers: '/operator/answers/all.csv',
  codes: '/operator/codes.csv',
  funnel: '/operator/figures/funnel.csv',
  pictures: '/operator/figures/pictures.csv',
  log: '/operator/log.csv',
} as const

/** Whole numbers are for those who may change things. */
const forOperators = ['people']

/** Every table that can be taken away, with who has done so last. */
export const ClosingExports = ({ taken, address, ...frame }: Props) => {
  const { export: texts } = frame.texts.closing
  const mayTake = (name: string) => frame.staff.role === 'operator' || !forOperators.includes(name)
  return (
    <section class="panel" aria-labelledby="export-heading" id="export">
      <h2 id="export-heading">{texts.heading}</h2>
      <ul class="closing-list">
        {Object.entries(addresses).map(([name, href]) => {
          const table = texts.tables[name as keyof typeof addresses]
          return (
            <li id={`export-${name}`}>
              <div>
                <h3>
                  {mayTake(name) ? (
                    <a href={href} download>
                      {table.name}
                    </a>
                  ) : (
                    table.name
                  )}
                </h3>
                <p>
                  {table.what} {!mayTake(name) && texts.operators}{' '}
                  <span class="soft">{table.fades ? texts.fades : texts.stays}</span>
                </p>
              </div>
              <TakenMark taken={taken.get(name)} {...frame} />
            </li>
          )
        })}
        <li id="export-campaign">
          <div>
            <h3>
              <a href={`/operator/campaigns/${address}/file`} download>
                {texts.campaign}
              </a>
            </h3>
            <p>{texts.campaignWhat}</p>
          </div>
        </li>
      </ul>
    </section>
  )
}

const TakenMark = ({ taken, ...frame }: Frame & { taken: { at: Date; by: string } | undefined }) => {
  const { export: texts } = frame.texts.closing
  if (!taken) return <p class="chip">{texts.never}</p>
  return (
    <p class="chip" data-taken>
      {texts.taken(taken.by)} <Timestamp at={taken.at} {...frame} />
    </p>
  )
}
