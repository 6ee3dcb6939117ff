type Props = { description?: string }

/** Pavel himself, head and shoulders. Without a description he is decoration. */
export const Pavel = ({ description }: Props) => (
  <svg class="pavel" viewBox="0 0 160 160" {...(description === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': description })}>
    <circle cx="80" cy="80" r="60" fill="#5fb548" />
  </svg>
)
