import type { Language } from '@mado/core/domain/language.ts';
import { SigningPicture } from './SigningPicture.tsx';
import { SpeakingPicture } from './SpeakingPicture.tsx';

/** A language as somebody who cannot read the screen knows it. */
export const LanguagePicture = ({ language }: { language: Language }) =>
  language.modality === 'sign' ? <SigningPicture /> : <SpeakingPicture tag={language.tag} />;
