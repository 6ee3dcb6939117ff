import type { PhoneTexts } from '../texts/simulator.ts'

/** What a newcomer can say to Pavel. */
export const Hints = ({ texts }: { texts: PhoneTexts }) => (
  <details class="hints" open>
    <summary>{texts.hints}</summary>
    <ul>
      <li>{texts.hintAnswer}</li>
      <li>
        {texts.hintRepeat} <kbd>1</kbd>
      </li>
      <li>
        {texts.hintHint} <kbd>2</kbd>
      </li>
      <li>
        {texts.hintSkip} <kbd>3</kbd>
      </li>
      <li>{texts.hintInterrupt}</li>
      <li>{texts.hintDigits}</li>
      <li>{texts.hintSilence}</li>
    </ul>
  </details>
)
