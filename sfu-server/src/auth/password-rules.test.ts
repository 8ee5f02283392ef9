import { describe, expect, it } from 'vitest';
import { checkPassword } from './password-rules.ts';

const known = ['佐藤 美咲', 'misaki.sato@ward.example'];
const check = (password: string) => () => {
  checkPassword(password, known);
};

describe('a password', () => {
  it.each(['', 'short', 'elevenchars', '十一字しかない合言葉だ'])('%j is too short', (password) => {
    expect(check(password)).toThrow('password-too-short');
  });

  it('of more than 128 characters is too long', () => {
    expect(check('ab1!'.repeat(33))).toThrow('password-too-long');
  });

  it.each([
    'passwordpassword',
    'Password12345',
    '123456789012',
    'qwertyuiopas',
    'abcdefghijklm',
    'aaaaaaaaaaaa',
    'abababababab',
    'misaki123456!',
    'iloveyou!!!!',
    '!!!!football!!!!',
  ])('%j is among the first that are tried', (password) => {
    expect(check(password)).toThrow('password-common');
  });

  it.each([
    'correct horse battery staple',
    '窓口でお待ちのかたへどうぞ',
    'vJ2#kQ9!mZ4@',
    'tokyo-osaka-nagoya-kyoto',
    'The quick onyx goblin jumps',
  ])('%j is taken', (password) => {
    expect(check(password)).not.toThrow();
  });
});
