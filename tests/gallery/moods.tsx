import type { Mood } from '../../server/conversation/stage.ts'
import { Document } from '../../views/page/document.tsx'
import { Pavel } from '../../views/pavel/pavel.tsx'
import type { Texts } from '../../views/texts/chat.ts'

/** Shows each mood in an iframe, because the pose is set on the whole document. */
export const Moods = ({ texts }: { texts: Texts }) => (
  <Document texts={texts} title="Moods">
    <main class="gallery">
      {moods.map((mood) => (
        <iframe title={mood} src={`/mood/${mood}`} />
      ))}
    </main>
  </Document>
)

/** Pavel in one mood, at 56 and at 160 pixels. */
export const InOneMood = ({ texts, mood }: { texts: Texts; mood: string }) => (
  <Document texts={texts} title={mood}>
    <main class="gallery-mood">
      <h1>{mood}</h1>
      <div id="stage" data-mood={mood} hidden />
      <div class="portrait" data-speaks="60">
        <Pavel description={mood} />
      </div>
      <Pavel />
    </main>
    <link rel="stylesheet" href="/gallery.css" />
  </Document>
)

const moods: readonly Mood[] = ['asleep', 'awake', 'listening', 'thinking', 'talking', 'triumphant', 'offended']
