type Props = { of: 'microphone' | 'sound'; texts: Record<string, string> }

/** What may keep a button from its work, each with what to do. `static/simulator/trouble.js` shows the one that does. */
export const Troubles = ({ of, texts }: Props) => (
  <div class="troubles" aria-live="polite">
    {Object.entries(texts).map(([trouble, text]) => (
      <p data-trouble-of={of} data-trouble={trouble} hidden>
        {text}
      </p>
    ))}
  </div>
)
