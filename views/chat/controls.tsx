import type { Stage } from '../../server/conversation/conversation.ts'
import { Handset } from '../simulator/icons.tsx'
import type { Texts } from '../texts/chat.ts'

type Props = { texts: Texts; stage: Stage }

const commands = ['repeat', 'hint', 'skip'] as const

/**
 * Buttons for the commands a caller can also say. `question` lets the server ignore a second press. After the last rebus only
 * the hang-up button is left.
 */
export const Controls = ({ texts, stage }: Props) => {
  const { controls } = texts
  if (!stage.isOnLine) return <div id="controls" hidden />
  return (
    <div id="controls" class="controls" role="group" aria-label={controls.label}>
      {stage.rebus &&
        commands.map((command) => (
          <Command command={command} question={stage.rebus?.question ?? 0} path={stage.path} texts={controls} />
        ))}
      <button
        class="control control-hang-up"
        type="button"
        id="control-hang-up"
        hx-post={`${stage.path}/hang-ups`}
        hx-target="this"
        hx-swap="none"
        hx-disable="this"
      >
        <Handset />
        <span class="visually-hidden">{controls.hangUp}</span>
      </button>
    </div>
  )
}

type CommandProps = { texts: Texts['controls']; command: (typeof commands)[number]; question: number; path: `/${string}` }

const Command = ({ command, question, path, texts }: CommandProps) => (
  <button
    class="control"
    type="button"
    id={`control-${command}`}
    hx-post={`${path}/commands`}
    hx-vals={`{"command":"${command}","question":${question}}`}
    hx-target="this"
    hx-swap="none"
    hx-disable="this"
  >
    {texts.commands[command]}
  </button>
)
