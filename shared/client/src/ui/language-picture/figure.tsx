/** The colours of drawn people. Of skin and hair there is one: the pictures differ by what the people do. */
export const ink = '#3d322b';
export const skin = '#f3c9a4';
export const skinShade = '#dfa77c';

/** A head and shoulders in a space of 120 × 160; the neck is at (60, 96). */
export function Person({
  clothes,
  mouth,
  bun = false,
}: {
  clothes: string;
  mouth: 'smile' | 'speak';
  bun?: boolean;
}) {
  return (
    <g>
      {bun && <circle cx="60" cy="14" r="12" fill={ink} />}
      <path d="M4 176v-16c0-36 20-52 44-56h24c24 4 44 20 44 56v16z" fill={clothes} />
      <path d="M48 86h24v18a12 12 0 0 1-24 0z" fill={skinShade} />
      <circle cx="27" cy="62" r="7" fill={skin} />
      <circle cx="93" cy="62" r="7" fill={skin} />
      <path d="M28 52c0-24 14-34 32-34s32 10 32 34v12a32 32 0 0 1-64 0z" fill={skin} />
      <path
        d="M26 56c-3-30 12-44 34-44s37 14 34 44c-4-2-6-8-7-16-14 2-32-1-42-9-3 12-10 21-19 25z"
        fill={ink}
      />
      <circle cx="47" cy="62" r="3.6" fill={ink} />
      <circle cx="73" cy="62" r="3.6" fill={ink} />
      {mouth === 'smile' ? (
        <path d="M49 77c6 7 16 7 22 0" fill="none" stroke={ink} strokeWidth="3.6" strokeLinecap="round" />
      ) : (
        <path d="M48 75h24c0 9-5 14-12 14s-12-5-12-14z" fill="#9c3f33" />
      )}
    </g>
  );
}
