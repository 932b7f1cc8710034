import type { View } from '../site.js'
import type { DiffPart, DiffStep } from '../text-diff.js'

/** Words that were put in or taken out. Their kind is said, not only shown. */
const Changed = ({ kind, text, view }: DiffPart & { view: View }) => {
  if (kind === 'same') return text
  const said = (
    <span class="hidden" lang={view.lang}>
      {view.t(kind === 'added' ? 'diff.added' : 'diff.removed')}{' '}
    </span>
  )
  return kind === 'added' ? (
    <ins>
      {said}
      {text}
    </ins>
  ) : (
    <del>
      {said}
      {text}
    </del>
  )
}

const Step = ({ step, view }: { step: Exclude<DiffStep, { kind: 'skipped' }>; view: View }) => (
  <p class={step.kind}>
    {(step.kind === 'changed' ? step.parts : [{ kind: step.kind, text: step.text }]).map((part) => (
      <Changed view={view} {...part} />
    ))}
  </p>
)

/** The sentences that changed from one version to the next, each with its neighbours. */
export const TextChanges = ({ steps, view }: { steps: readonly DiffStep[]; view: View }) => (
  <div class="textdiff" lang={view.japanese}>
    {steps.map((step) =>
      step.kind === 'skipped' ? (
        <p class="skipped" lang={view.lang}>
          {view.t('diff.skipped', { n: step.sentences })}
        </p>
      ) : (
        <Step step={step} view={view} />
      ),
    )}
  </div>
)
