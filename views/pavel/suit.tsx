/** Neck, shirt, jacket, tie and the conference's badge. */
export const Suit = () => (
  <g class="pavel-suit">
    <path class="pavel-neck" d="M60 104h40v24q-20 16-40 0z" />
    <path class="pavel-shirt" d="M56 124l24 10 24-10 8 36H48z" />
    <path class="pavel-tie" d="M74 133h12l-2 8 6 19H70l6-19z" />
    <path class="pavel-jacket" d="M10 162c0-22 18-30 46-38l21 38zM150 162c0-22-18-30-46-38l-21 38z" />
    <path class="pavel-lapels" d="M56 124l-13 14 12 3-4 5 25 16zM104 124l13 14-12 3 4 5-25 16z" />
    <path class="pavel-collar" d="M58 119l-4 8 16 12 10-6zM102 119l4 8-16 12-10-6z" />
    <path class="pavel-badge" d="M114 148h18v10h-18z" />
  </g>
)
