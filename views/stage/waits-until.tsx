import type { Texts } from '../texts.ts'

type Props = { texts: Texts; until: Date }

/** Until when a lost game waits. The server does not know the visitor's time zone, so the zone is named. */
export const WaitsUntil = ({ texts, until }: Props) => {
  const { before, after } = texts.stage.waitsUntil
  return (
    <p class="stage-note">
      {before}
      <time datetime={until.toISOString()}>{moscow.format(until)}</time>
      {after}
    </p>
  )
}

const moscow = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' })
