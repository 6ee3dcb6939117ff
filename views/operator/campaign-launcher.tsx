import type { FieldsProps } from './campaign.tsx'
import { Choice, TextField } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of how the button that opens the chat stands on a site. */
export const LauncherFields = ({ section, texts }: FieldsProps) => {
  const { launcher } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  return (
    <>
      <p class="soft whole">{launcher.why}</p>
      <Choice {...of('corner')} label={launcher.corner} options={optionsOf(launcher.corners)} />
      <TextField
        {...of('distancePx')}
        label={launcher.distance}
        hint={launcher.distanceHint}
        inputmode="numeric"
        maxlength={3}
        autocomplete="off"
      />
      <Choice {...of('layer')} label={launcher.layer} hint={launcher.layerHint} options={optionsOf(launcher.layers)} />
      <TextField
        {...of('zIndex')}
        label={launcher.zIndex}
        hint={launcher.zIndexHint}
        placeholder="900"
        inputmode="numeric"
        maxlength={10}
        autocomplete="off"
      />
      <Choice {...of('theme')} label={launcher.theme} hint={launcher.themeHint} options={optionsOf(launcher.themes)} />
      <Choice {...of('motion')} label={launcher.motion} hint={launcher.motionHint} options={optionsOf(launcher.motions)} />
    </>
  )
}

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
