import type { ScreenState } from '../screen.ts';
import { useTablet } from '../tablet-context.ts';
import { Barred } from './Barred.tsx';
import { Call } from './Call.tsx';
import { Check } from './Check.tsx';
import { Home } from './Home.tsx';
import { Offline } from './Offline.tsx';
import { Outdated } from './Outdated.tsx';
import { Problem } from './Problem.tsx';
import { Queued } from './Queued.tsx';
import { Starting } from './Starting.tsx';
import { Survey } from './Survey.tsx';
import { Unavailable } from './Unavailable.tsx';
import { Unpaired } from './Unpaired.tsx';

/** Draws the screen that the state names. */
export function ScreenFor({ state }: { state: ScreenState }) {
  switch (state.name) {
    case 'unpaired':
      return <Unpaired />;
    case 'outdated':
      return <Outdated />;
    case 'starting':
      return <Starting />;
    case 'check':
      return <Check counter={state.view?.counter ?? null} />;
    case 'offline':
      return state.barred ? <Barred /> : <Offline />;
    case 'home':
      return <Home view={state.view} starting={state.starting} />;
    case 'queued':
      return <Queued counter={state.view.counter} {...state.call} />;
    case 'connecting':
      return <Call counter={state.view.counter} {...state.call} activeSince={null} />;
    case 'in-call':
      return <Call counter={state.view.counter} {...state.call} />;
    case 'survey':
      return <Survey counter={state.view.counter} {...state.call} />;
    case 'unavailable':
      return (
        <Unavailable
          counter={state.view.counter}
          clock={state.view}
          {...state.call}
          outcome={state.outcome}
        />
      );
    case 'error':
      return <ProblemFor state={state} />;
  }
}

function ProblemFor({ state }: { state: Extract<ScreenState, { name: 'error' }> }) {
  const { actions } = useTablet();
  const { view, language, code } = state;
  const call = view.call;
  const ways =
    call === null
      ? { onAgain: () => actions.start(language), onHome: actions.giveUp }
      : { onAgain: () => actions.again(call.callId, language), onHome: () => actions.dismiss(call.callId) };
  return <Problem counter={view.counter} language={language} code={code} {...ways} />;
}
