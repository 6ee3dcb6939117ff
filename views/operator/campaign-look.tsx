import type { LookCheck as Check } from '../../server/rules/campaign/campaign.ts'
import type { Look } from '../../server/rules/look/look.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import type { FieldsProps } from './campaign.tsx'
import { TextField } from './field.tsx'
import { settingOf } from './setting.ts'

/** Pavel's own, as in `base.css` in the light theme. */
const pavelColours = { accent: '#1d6b35', paper: '#f3efe2' }

/** The fields of the colours, checked as they are typed. */
export const LookFields = ({ section, campaign: { address }, texts }: FieldsProps) => {
  const { look } = texts.campaigns
  return (
    <>
      {(['accent', 'paper'] as const).map((name) => {
        const setting = settingOf(section, name, texts)
        return (
          <div class="colour">
            <TextField
              {...setting}
              label={look[name]}
              hint={look.hint}
              placeholder={pavelColours[name]}
              maxlength={9}
              autocomplete="off"
              spellcheck={false}
              hx-get={`/operator/campaigns/${address}/look`}
              hx-include="#look form"
              hx-trigger="input changed delay:300ms"
              hx-target="#look-check"
              hx-swap="outerHTML"
            />
            <input type="color" value={pavelColours[name]} hidden data-colour-of={setting.id} aria-label={look.pick[name]} />
          </div>
        )
      })}
    </>
  )
}

type CheckProps = { check: Check; texts: OperatorTexts; mayChange: boolean }

/**
 * What becomes of the colours in the fields: what cannot be read, what would be better, and how it looks. It comes after the button that
 * saves the form, because the enter key presses the first one.
 */
export const LookCheck = ({ check, texts, mayChange }: CheckProps) => {
  const { look } = texts.campaigns
  return (
    <div id="look-check" class="look-check whole">
      <div role="status">
        {check ? <Judged check={check} texts={texts} mayChange={mayChange} /> : <p class="soft">{look.own}</p>}
      </div>
      {check?.judgement.isUsable && (
        <div class="look-previews">
          <Preview look={check.judgement.look} theme="light" texts={texts} />
          <Preview look={check.judgement.look} theme="dark" texts={texts} />
        </div>
      )}
    </div>
  )
}

type Judging = CheckProps & { check: NonNullable<Check> }

const Judged = ({ check: { judgement, instead, better }, texts, mayChange }: Judging) => {
  const { look, fault } = texts.campaigns
  if (!judgement.isUsable)
    return (
      <>
        <p class="bad">{fault({ fault: 'unreadable', paper: judgement.paper })}</p>
        {mayChange && <Take name="paper" colour={judgement.paper} label={look.takePaper(judgement.paper)} />}
      </>
    )
  const replaced = (['light', 'dark'] as const).filter((theme) => instead[theme])
  if (replaced.length === 0) return <p>{look.fine}</p>
  return (
    <>
      <p>{`${look.corrected} ${replaced.map((theme) => `${instead[theme]} ${look.onTheme[theme]}`).join(', ')}.`}</p>
      {mayChange && better && <Take name="accent" colour={better} label={look.takeAccent(better)} />}
    </>
  )
}

/** Saves the form with this colour: of two values of one name, the later one counts. */
const Take = ({ name, colour, label }: { name: string; colour: string; label: string }) => (
  <button class="button take-colour" name={name} value={colour}>
    <svg width="16" height="16" aria-hidden="true">
      <rect width="16" height="16" rx="4" fill={colour} stroke="currentColor" />
    </svg>{' '}
    {label}
  </button>
)

/** A chat in small. Attributes colour it, because the content security policy allows no styles in the page. */
const Preview = ({ look, theme, texts }: { look: Look; theme: keyof Look; texts: OperatorTexts }) => {
  const tone = look[theme]
  const { preview, sample } = texts.campaigns.look
  return (
    <figure>
      <svg viewBox="0 0 240 150" role="img" aria-label={preview[theme]} class="look-preview">
        <rect width="240" height="150" rx="10" fill={tone.paper} />
        <rect width="240" height="30" fill={tone.moss} />
        <text x="12" y="20" fill={tone['on-moss']} font-size="13" font-weight="700">
          {sample.pavel}
        </text>
        <rect x="12" y="42" width="150" height="26" rx="10" fill={tone.bubble} />
        <text x="20" y="59" fill={tone.ink} font-size="12">
          {sample.ask}
        </text>
        <text x="20" y="86" fill={tone.leaf} font-size="12" font-weight="700" text-decoration="underline">
          {sample.answer}
        </text>
        <rect x="12" y="104" width="120" height="32" rx="16" fill={tone.lime} stroke={tone['on-lime']} />
        <text x="72" y="124" fill={tone['on-lime']} font-size="12" font-weight="700" text-anchor="middle">
          {sample.button}
        </text>
        <text x="145" y="124" fill={tone['ink-soft']} font-size="12">
          18:00
        </text>
      </svg>
      <figcaption class="soft">{preview[theme]}</figcaption>
    </figure>
  )
}
