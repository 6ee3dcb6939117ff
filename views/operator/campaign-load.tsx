import type { SaidProblem } from '../texts/campaign-file.ts'
import type { OperatorTexts } from '../texts/operator.ts'

/** The form that makes a campaign of a file, with what is wrong with the one that was sent. */
export const LoadCampaign = ({ texts: { files: texts }, problem }: { texts: OperatorTexts; problem: SaidProblem | null }) => (
  <section class="panel" id="load" aria-labelledby="load-heading">
    <h2 id="load-heading">{texts.loadHeading}</h2>
    <p class="soft">{texts.loadWhy}</p>
    {problem && (
      <div role="alert">
        <p class="bad">{problem.sentence}</p>
        {problem.faults.length > 0 && (
          <ul class="file-faults">
            {problem.faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        )}
      </div>
    )}
    <form class="settings-form" method="post" action="/operator/campaign-files" enctype="multipart/form-data">
      <div class="setting whole">
        <label class="field-label" for="load-file">
          {texts.file}
        </label>
        <input
          class="field"
          type="file"
          id="load-file"
          name="file"
          accept=".json,application/json"
          required
          aria-describedby="load-hint"
        />
        <p class="soft hint" id="load-hint">
          {texts.fileHint}
        </p>
      </div>
      <button class="button" id="load-send">
        {texts.load}
      </button>
    </form>
  </section>
)
