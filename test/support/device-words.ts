/** What each side reads of its own devices, and of those of the other side. */
export const deviceWords = {
  tablet: {
    own: {
      'camera-busy': 'カメラをほかのアプリが使っています',
      'camera-missing': 'カメラが見つかりません',
      'camera-refused': 'ブラウザーの設定で、カメラを「許可」にしてください',
      'microphone-busy': 'マイクをほかのアプリが使っています',
      'microphone-missing': 'マイクが見つかりません',
      'microphone-refused': 'ブラウザーの設定で、マイクを「許可」にしてください',
    },
    other: { video: '通訳者のカメラはオフです', audio: '通訳者のマイクはオフです' },
  },
  console: {
    own: {
      'camera-busy': 'カメラを使えません',
      'camera-missing': 'カメラが見つかりません',
      'camera-refused': 'カメラの使用が許可されていません。アドレスバーの横の表示から「許可」にしてください',
      'microphone-busy': 'マイクを使えません',
      'microphone-missing': 'マイクが見つかりません',
      'microphone-refused':
        'マイクの使用が許可されていません。アドレスバーの横の表示から「許可」にしてください',
    },
    other: { video: '窓口のカメラはオフです', audio: '窓口のマイクはオフです' },
  },
} as const;
