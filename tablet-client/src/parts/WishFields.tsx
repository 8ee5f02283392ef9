import { languageName } from '@mado/client/i18n/language-name.ts';
import { useLocale, useT } from '@mado/client/i18n/in-locale.tsx';
import { Select } from '@mado/client/ui/Select.tsx';
import { domains } from '@mado/core/domain/routing-settings.ts';
import { genders } from '@mado/core/domain/wishes.ts';
import type { OfferedLanguage } from '@mado/core/protocol/tablet.ts';
import type { ChosenWishes } from '../flow/chosen-wishes.ts';
import { TicketField } from './TicketField.tsx';
import styles from './WishFields.module.css';

/** Beside the names of what can be chosen, none of which is this long. */
const ANY = '';

interface WishFieldsProps {
  languages: readonly OfferedLanguage[];
  draft: ChosenWishes;
  onChange: (draft: ChosenWishes) => void;
}

/** One field for each thing that can be wished for. */
export function WishFields({ languages, draft, onChange }: WishFieldsProps) {
  const t = useT('tablet');
  const any = { value: ANY, text: t('wishes.any') } as const;
  const set = (change: Partial<ChosenWishes>) => onChange({ ...draft, ...change });
  const anyOf = <T extends string>(values: readonly T[], text: (value: T) => string) => [
    any,
    ...values.map((value) => ({ value, text: text(value) })),
  ];
  return (
    <div className={styles.fields}>
      <TicketField value={draft.ticket} onChange={(ticket) => set({ ticket })} />
      <Select
        isStacked
        label={t('wishes.topic')}
        options={anyOf(domains, (domain) => t(`wishes.domain.${domain}`))}
        value={draft.topic ?? ANY}
        onChange={(topic) => set({ topic: topic === ANY ? null : topic })}
        data-testid="wishes-topic"
      />
      {languages.map((language) => (
        <VariantField key={language.tag} language={language} draft={draft} onChange={onChange} />
      ))}
      <Select
        isStacked
        label={t('wishes.gender')}
        options={anyOf(genders, (gender) => t(`wishes.${gender}`))}
        value={draft.gender ?? ANY}
        onChange={(gender) => set({ gender: gender === ANY ? null : gender })}
        data-testid="wishes-gender"
      />
      <Select
        isStacked
        label={t('wishes.interpreter')}
        options={anyOf(['deaf'], () => t('wishes.deaf'))}
        value={draft.deaf ? 'deaf' : ANY}
        onChange={(value) => set({ deaf: value === 'deaf' })}
        data-testid="wishes-deaf"
      />
      <p className={styles.note}>{t('wishes.note')}</p>
    </div>
  );
}

/** Only of a language of which several kinds are told apart. */
function VariantField({
  language: { tag, variants },
  draft,
  onChange,
}: Omit<WishFieldsProps, 'languages'> & { language: OfferedLanguage }) {
  const t = useT('tablet');
  const locale = useLocale();
  if (variants.length === 0) return null;
  const choose = (variant: string) => {
    const { [tag]: _before, ...others } = draft.variants;
    onChange({ ...draft, variants: variant === ANY ? others : { ...others, [tag]: variant } });
  };
  return (
    <Select
      isStacked
      label={t('wishes.variant', { language: languageName(tag, locale) })}
      options={[
        { value: ANY, text: t('wishes.any') },
        ...variants.map(({ tag: value, names }) => ({ value, text: names[locale] ?? names.en })),
      ]}
      value={draft.variants[tag] ?? ANY}
      onChange={choose}
      data-testid={`wishes-variant-${tag}`}
    />
  );
}
