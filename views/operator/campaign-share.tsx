import type { OperatorTexts } from '../texts/operator.ts'

export type ShownShare = {
  /** the path of the campaign's own picture; null where it is the drawn one */
  own: string | null
  /** the path of the one that the server draws; null before the quiz is published */
  drawn: string | null
  isSaved: boolean
  /** why the file that was given cannot be the picture */
  fault: string | null
  /** browsers know the server by no address of its own, so nobody sees the picture */
  needsAddress: boolean
}

type Props = { share: ShownShare; address: string; texts: OperatorTexts; mayChange: boolean }

/** The picture of links to the campaign's page. A form of its own, because a file is sent with it. */
export const SharePanel = ({ share: { own, drawn, isSaved, fault, needsAddress }, address, texts, mayChange }: Props) => {
  const { share, sections, save, saved } = texts.campaigns
  const picture = own ?? drawn
  return (
    <section class="panel" id="share" aria-labelledby="share-heading">
      <h3 id="share-heading">{sections.share}</h3>
      {picture && <img class="share-now" src={picture} width="300" height="158" alt={own ? share.own : share.drawn} />}
      <form class="settings-form" method="post" action={`/operator/campaigns/${address}/share`} enctype="multipart/form-data">
        <fieldset disabled={!mayChange}>
          <legend class="visually-hidden">{sections.share}</legend>
          <div class="setting">
            <label class="field-label" for="share-picture">
              {share.upload}
            </label>
            <input
              class="field"
              id="share-picture"
              name="picture"
              type="file"
              accept="image/png,image/jpeg,image/webp,image/avif"
              aria-describedby={`${fault === null ? '' : 'share-fault '}share-hint`}
              aria-invalid={fault === null ? undefined : 'true'}
            />
            {fault !== null && (
              <p class="bad" id="share-fault">
                {fault}
              </p>
            )}
            <p class="soft hint" id="share-hint">
              {`${share.hint} ${needsAddress ? share.needsAddress : ''}`}
            </p>
          </div>
        </fieldset>
        {mayChange && (
          <div class="settings-end">
            <button class="button" id="share-save">
              {save}
            </button>
            {own && (
              <button class="share-remove" name="remove" value="yes">
                {share.remove}
              </button>
            )}
            <p role="status" class="settings-saved">
              {isSaved && saved}
            </p>
          </div>
        )}
      </form>
    </section>
  )
}
