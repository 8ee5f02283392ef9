import type { Rating } from '@mado/core/domain/survey.ts';

const mouths: Record<Rating, string> = {
  1: 'M40 88c10-14 30-14 40 0',
  2: 'M40 82h40',
  3: 'M36 74c8 22 40 22 48 0',
};
const skins: Record<Rating, string> = { 1: '#c9d6e4', 2: '#f6dfa4', 3: '#ffc98f' };

/** A face for a rating: told apart by mouth and brows, the colour only helps. */
export const Face = ({ rating }: { rating: Rating }) => (
  <svg width="152" height="152" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <circle cx="60" cy="60" r="54" fill={skins[rating]} />
    <g fill="none" stroke="#3d322b" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round">
      <path d={mouths[rating]} fill={rating === 3 ? '#fff' : 'none'} />
      {rating === 3 && <path d="M36 74h48" />}
      {rating === 1 && <path d="M32 40l14-5M88 40l-14-5" />}
      {rating === 3 && <path d="M32 50c3-8 13-8 16 0M72 50c3-8 13-8 16 0" />}
    </g>
    {rating !== 3 && (
      <g fill="#3d322b">
        <circle cx="42" cy="52" r="6" />
        <circle cx="78" cy="52" r="6" />
      </g>
    )}
  </svg>
);
