import type { Stage } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'

/** What a finished game can be shown by: the points alone. Neither the number nor the code is on the page or in the picture. */
export const Share = ({ texts: { share, stage: texts }, stage }: { texts: Texts; stage: Stage }) => {
  const { path, points, most, isForFun } = stage
  const result = `${path}/results/${isForFun ? 'fun-' : ''}${points}`
  const text = `${share.scored(`${points} ${texts.pointsOf(most)}`)}. ${share.dare(points, most)}`
  return (
    <div class="share">
      <button class="share-send" type="button" data-of="result" data-text={text} data-tells="result-copied">
        {share.send}
      </button>
      <p class="share-copied" id="result-copied" role="status" data-copied={share.copied} />
      <a id="result" href={result} target="_blank" rel="noopener">
        {share.link}
      </a>
      <a href={`${result}/story.png`} download={`${points}.png`}>
        {share.story}
      </a>
    </div>
  )
}
