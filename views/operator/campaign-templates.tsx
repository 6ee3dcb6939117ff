import type { OperatorTexts } from '../texts/operator.ts'

/** A shipped quiz as it is offered for a new campaign. `pictures` are addresses. */
export type ShownTemplate = {
  name: string
  title: string
  language: 'ru' | 'en'
  rebuses: number
  asks: number
  difficulty: { least: number; most: number }
  prizes: string[]
  pictures: string[]
}

type Props = { texts: OperatorTexts; templates: ShownTemplate[]; chosen: string; faults: string[] }

/** The templates as cards, of which one is chosen. */
export const Templates = ({ texts: { files }, templates, chosen, faults }: Props) => {
  const checked = templates.some(({ name }) => name === chosen) ? chosen : templates[0]?.name
  return (
    <fieldset class="setting whole" aria-describedby={faults.length > 0 ? 'template-faults' : undefined}>
      <legend class="field-label">{files.templates.heading}</legend>
      <ul class="templates">
        {templates.map((template) => (
          <Card template={template} isChosen={template.name === checked} texts={files.templates} />
        ))}
      </ul>
      <div id="template-faults">
        {faults.map((text) => (
          <p class="bad">{text}</p>
        ))}
      </div>
    </fieldset>
  )
}

type CardProps = { template: ShownTemplate; isChosen: boolean; texts: OperatorTexts['files']['templates'] }

const Card = ({ template, isChosen, texts }: CardProps) => {
  const { name, title, language, rebuses, asks, difficulty, prizes, pictures } = template
  const id = `template-${name}`
  return (
    <li class="template">
      <label for={id}>
        <input type="radio" id={id} name="template" value={name} checked={isChosen} required aria-describedby={`${id}-facts`} />{' '}
        <span lang={language}>{title}</span> <span class="soft">{texts.languages[language]}</span>
      </label>
      <div class="template-pictures">
        {pictures.map((address) => (
          <img src={address} alt="" width={800} height={600} loading="lazy" decoding="async" />
        ))}
      </div>
      <div class="template-facts" id={`${id}-facts`}>
        <p>
          {texts.rebuses(rebuses, asks)}, {texts.difficulty(difficulty.least, difficulty.most)}
        </p>
        <p class="soft">
          {texts.prizes}: <span lang={language}>{prizes.join(', ')}</span>
        </p>
      </div>
      <a href={`/operator/templates/${name}`} aria-label={texts.allOf(title)}>
        {texts.all}
      </a>
    </li>
  )
}
