import { readFileSync } from 'node:fs'
import type { Card, Format, Lettering, Letters, Room } from '../../server/campaigns/share/share.ts'
import { Pavel } from '../pavel/pavel.tsx'

type Props = { card: Card; letters: Letters }

type Box = { x: number; y: number; width: number; height: number }

/** In pixels, from the upper left corner. */
type Layout = {
  width: number
  height: number
  text: Box
  /** the rings that Pavel stands before; the button covers their lower edge */
  rings: { x: number; y: number; radius: number }
  button: Box
  heading: Omit<Room, 'width'>
  /** where there is no score */
  loneHeading: Omit<Room, 'width'>
  when: Omit<Room, 'width'>
  points: Omit<Room, 'width'>
  of: Omit<Room, 'width'>
  line: Omit<Room, 'width'>
}

const black = (most: number, least: number, height: number) => ({ weight: 'black', most, least, height }) as const
const medium = (most: number, least: number, height: number) => ({ weight: 'medium', most, least, height }) as const

const layouts: Record<Format, Layout> = {
  link: {
    width: 1200,
    height: 630,
    text: { x: 64, y: 66, width: 548, height: 498 },
    rings: { x: 894, y: 284, radius: 252 },
    button: { x: 664, y: 480, width: 460, height: 86 },
    heading: black(46, 27, 112),
    loneHeading: black(92, 36, 300),
    when: medium(28, 21, 58),
    points: black(230, 90, 230),
    of: black(64, 40, 64),
    line: medium(32, 22, 70),
  },
  story: {
    width: 1080,
    height: 1920,
    text: { x: 90, y: 250, width: 900, height: 690 },
    rings: { x: 540, y: 1270, radius: 300 },
    button: { x: 150, y: 1496, width: 780, height: 128 },
    heading: black(82, 44, 180),
    loneHeading: black(132, 56, 480),
    when: medium(42, 32, 92),
    points: black(380, 160, 380),
    of: black(104, 60, 104),
    line: medium(46, 34, 110),
  },
}

/** The picture as SVG. Text is outlines, so it looks the same whatever fonts there are. */
export const SharePicture = ({ card, letters }: Props) => {
  const layout = layouts[card.format]
  const { width, height, text } = layout
  const { paper, ink, soft } = card.colours
  const heading = letters(card.heading, { ...(card.score ? layout.heading : layout.loneHeading), width: text.width })
  const when = letters(card.when, { ...layout.when, width: text.width })
  const line = letters(card.line, { ...layout.line, width: text.width })
  const bottom = text.y + text.height - line.height
  const afterHeading = text.y + heading.height + when.size
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill={paper} />
      <Outline text={heading} x={text.x} y={text.y} fill={ink} />
      <Outline text={when} x={text.x} y={afterHeading} fill={soft} />
      {card.score && <Score card={card} letters={letters} layout={layout} bottom={bottom - line.size} />}
      <Outline text={line} x={text.x} y={bottom} fill={ink} />
      <Portrait card={card} layout={layout} />
      <Button card={card} letters={letters} layout={layout} />
    </svg>
  )
}

type Part = Props & { layout: Layout }

/** The points, and of how many, on one line. */
const Score = ({ card: { score, colours }, letters, layout, bottom }: Part & { bottom: number }) => {
  if (!score) return null
  const points = letters(score.points, { ...layout.points, width: layout.text.width })
  const left = layout.text.x + points.width + layout.of.most * 0.3
  const of = letters(score.of, { ...layout.of, width: layout.text.x + layout.text.width - left })
  return (
    <>
      <Outline text={points} x={layout.text.x} y={bottom - points.height} fill={colours.ink} />
      <Outline text={of} x={left} y={bottom - of.height} fill={colours.ink} />
    </>
  )
}

/** Pavel before the rings of his call, as on a campaign's page. */
const Portrait = ({ card: { mood, colours }, layout: { rings } }: Pick<Part, 'card' | 'layout'>) => {
  const { x, y, radius } = rings
  const size = radius * 1.42
  return (
    <>
      <circle cx={x} cy={y} r={radius * 0.776} fill={colours.accent} />
      <circle cx={x} cy={y} r={radius * 0.875} fill="none" stroke={colours.accent} stroke-width={radius * 0.022} />
      <circle cx={x} cy={y} r={radius * 0.985} fill="none" stroke={colours.accent} stroke-width={radius * 0.014} />
      <style>{`${stillPavel}.pavel-badge{fill:${colours.accent}}`}</style>
      <clipPath id="ball-left">
        <circle cx="51" cy="53" r="17" />
      </clipPath>
      <clipPath id="ball-right">
        <circle cx="109" cy="53" r="17" />
      </clipPath>
      <clipPath id="table">
        <path d="M-40-40h240v200h-240z" />
      </clipPath>
      <g class={mood} transform={`translate(${x - size / 2} ${y - radius * 0.56}) scale(${size / 160})`}>
        <g clip-path="url(#table)">
          <svg class="pavel" width="160" height="160">
            <Pavel />
          </svg>
        </g>
      </g>
    </>
  )
}

const stillPavel = readFileSync(new URL('./still-pavel.css', import.meta.url), 'utf8')

const Button = ({ card: { call, address, colours }, letters, layout: { button, when } }: Part) => {
  const { x, y, width, height } = button
  const label = letters(call, { ...black(height * 0.48, 20, height * 0.5), width: width - height })
  const below = letters(address, { ...when, width, height: when.most * 1.2 })
  return (
    <>
      <rect {...button} rx={height / 2} fill={colours.accent} stroke={colours.onAccent} stroke-width={height * 0.045} />
      <Outline text={label} x={x + (width - label.width) / 2} y={y + (height - label.height) / 2} fill={colours.onAccent} />
      <Outline text={below} x={x + (width - below.width) / 2} y={y + height + when.most} fill={colours.soft} />
    </>
  )
}

const Outline = ({ text: { d }, x, y, fill }: { text: Lettering; x: number; y: number; fill: string }) => (
  <path transform={`translate(${x} ${y})`} fill={fill} d={d} />
)
