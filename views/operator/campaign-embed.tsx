import type { Child } from 'hono/jsx'
import type { OperatorTexts } from '../texts/operator.ts'
import { callsSnippet, embedSnippets } from './embed-snippet.ts'

export type ShownEmbed = Parameters<typeof embedSnippets>[0] & {
  /** browsers know the server by no address of its own, so it may be another one for visitors */
  needsAddress: boolean
  /** the path of the declaration of types */
  types: string
  /** the sites on which the chat opens */
  sites: readonly string[]
  /** those are the server's, because the campaign names none */
  areSitesOfServer: boolean
}

type Props = { embed: ShownEmbed; address: string; texts: OperatorTexts }

/** What puts the chat on a site, ready to copy: the tag, its variants, what a strict site allows, and a file for WordPress. */
export const EmbedPanel = ({ embed, address, texts }: Props) => {
  const { embed: own, sections } = texts.campaigns
  const codes = embedSnippets(embed)
  return (
    <section class="panel embed" id="embed" aria-labelledby="embed-heading">
      <h3 id="embed-heading">{sections.embed}</h3>
      <p>{own.why}</p>
      <Snippet name="tag" label={own.tag} code={codes.plain} texts={texts} />
      {embed.needsAddress && (
        <p>
          <b>{own.needsAddress(embed.site)}</b>
        </p>
      )}
      <Sites embed={embed} texts={texts} />
      <More heading={own.where}>
        <ul class="embed-places">
          {own.places.map(([place, how]) => (
            <li>
              <b>{place}</b> {how}
            </li>
          ))}
        </ul>
        <Snippet name="managed" label={own.managed} code={codes.managed} texts={texts} />
        <a class="button" id="wordpress" href={`/operator/campaigns/${address}/wordpress`} download>
          {own.plugin}
        </a>
        <p class="soft">{own.pluginHint}</p>
      </More>
      <More heading={own.later}>
        <p class="soft">{own.laterHint}</p>
        <Snippet name="after-load" label={own.laterCode} code={codes.afterLoad} texts={texts} />
      </More>
      <More heading={own.strict}>
        <p class="soft">{own.strictHint}</p>
        <Snippet name="policy" label={own.policy} code={codes.policy.join('\n')} texts={texts} />
        <p class="soft">{own.integrityHint}</p>
        <Snippet name="integrity" label={own.integrity} code={codes.checked} texts={texts} />
      </More>
      <More heading={own.calls}>
        <p class="soft">{own.callsHint}</p>
        <Snippet name="calls" label={own.callsCode} code={callsSnippet} texts={texts} />
        <a href={embed.types} download="pavel.d.ts">
          {own.types}
        </a>
      </More>
    </section>
  )
}

/** Where the chat opens, with the way to the form that says so. */
const Sites = ({ embed: { sites, areSitesOfServer }, texts }: Omit<Props, 'address'>) => {
  const { embed: own } = texts.campaigns
  if (sites.length === 0)
    return (
      <p id="embed-sites">
        <b>{own.noSites}</b> <a href="#sites">{own.nameSites}</a>
      </p>
    )
  return (
    <p id="embed-sites">
      {areSitesOfServer ? own.sitesOfServer : own.sites} <b>{sites.join(', ')}</b>. <a href="#sites">{own.changeSites}</a>
    </p>
  )
}

const More = ({ heading, children }: { heading: string; children: Child }) => (
  <details>
    <summary>
      <h4>{heading}</h4>
    </summary>
    <div class="embed-more">{children}</div>
  </details>
)

type SnippetProps = { name: string; label: string; code: string; texts: OperatorTexts }

/** Code with a button that copies it. Without a script, it can be selected. */
const Snippet = ({ name, label, code, texts: { campaigns } }: SnippetProps) => {
  const { copy, copyWhat, copied, selected } = campaigns.embed
  const id = `embed-${name}`
  return (
    <div class="setting">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea class="field snippet" id={id} readonly rows={rowsOf(code)} spellcheck={false} translate="no">
        {code}
      </textarea>
      <div class="settings-end">
        <button
          class="button"
          type="button"
          aria-label={copyWhat(label)}
          data-copies={id}
          data-copied={copied}
          data-selected={selected}
        >
          {copy}
        </button>
        <p role="status" class="settings-saved" id={`${id}-copied`} />
      </div>
    </div>
  )
}

/** For browsers that do not size a field by what is in it: on a telephone, about forty letters fit into a line. */
const rowsOf = (code: string) => code.split('\n').reduce((rows, line) => rows + Math.ceil((line.length || 1) / 40), 1)
