import type { Pool } from '../../server/conversation/conversation.ts'
import type { Frame } from './time.tsx'

/** How many prizes of each tier have been given, and how many are left. */
export const Prizes = ({ pools, texts: { prizes: texts } }: Frame & { pools: Pool[] }) => (
  <section class="panel wide-panel" aria-labelledby="prizes-heading">
    <h2 id="prizes-heading">{texts.heading}</h2>
    <table class="prizes" aria-labelledby="prizes-heading">
      <thead>
        <tr>
          <th scope="col">{texts.tier}</th>
          <th scope="col" class="number">
            {texts.given}
          </th>
          <th scope="col" class="number">
            {texts.left}
          </th>
        </tr>
      </thead>
      <tbody>
        {pools.map(({ tierId, title, given, left }) => (
          <tr id={`prizes-${tierId}`}>
            <th scope="row">{title}</th>
            <td class="number">{given}</td>
            <td class={left === 0 ? 'number bad' : 'number'}>{left ?? texts.unbounded}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
