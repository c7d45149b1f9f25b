/** The Python wheels that hold the native runtime, pinned by hash: whoever serves them, they are these files. */

/**
 * @typedef {object} Wheel
 * @property {string} project  its name on the package index
 * @property {string} version
 * @property {string} file
 * @property {string} sha256
 * @property {number} bytes  of the download
 * @property {number} unpacked  bytes of what is kept
 * @property {string} platform  pip's name for it
 * @property {(path: string) => boolean} keep  which of its files are needed
 */

export const tensorflowVersion = '2.21.0';

/** The two libraries and the headers of their C interface, out of eleven thousand files. @param {string} path */
const isTensorflowFile = (path) =>
  /^tensorflow\/libtensorflow_(cc|framework)\.(so\.2|2\.dylib)$/.test(path) ||
  /^tensorflow\/include\/(tensorflow\/c|xla\/tsl\/c)\/.*\.h$/.test(path) ||
  /^tensorflow\/include\/(tensorflow\/core|tsl)\/platform\/ctstring(_internal)?\.h$/.test(path);

/**
 * @param {string} project
 * @param {string} platform
 * @param {string} sha256
 * @param {number} bytes
 * @param {number} unpacked
 * @returns {Wheel}
 */
function tensorflowWheel(project, platform, sha256, bytes, unpacked) {
  const file = `${project.replace('-', '_')}-${tensorflowVersion}-cp311-cp311-${platform}.whl`;
  return { project, version: tensorflowVersion, file, sha256, bytes, unpacked, platform, keep: isTensorflowFile };
}

/** TensorFlow for the processor alone, by `platform-arch` of Node. @type {Record<string, Wheel>} */
export const cpuWheels = {
  'linux-x64': tensorflowWheel(
    'tensorflow-cpu',
    'manylinux_2_27_x86_64',
    '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    273_829_956,
    800_000_000,
  ),
  'linux-arm64': tensorflowWheel(
    'tensorflow',
    'manylinux_2_27_aarch64',
    '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
    281_828_020,
    800_000_000,
  ),
  'darwin-arm64': tensorflowWheel(
    'tensorflow',
    'macosx_12_0_arm64',
    '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
    223_405_849,
    745_000_000,
  ),
};

/** A program needs its directory, a library its `lib`. @param {string} path */
const isCudaFile = (path) => /^nvidia\/[^/]+\/(lib|bin|nvvm)\//.test(path);

/**
 * @param {string} project
 * @param {string} version
 * @param {string} tags
 * @param {string} sha256
 * @param {number} bytes
 * @returns {Wheel}
 */
function cudaWheel(project, version, tags, sha256, bytes) {
  const file = `${project.replaceAll('-', '_')}-${version}-py3-none-${tags}.whl`;
  // NVIDIA's libraries compress to between a third and nine tenths: measured in sum 4.2 GB from 2.8 GB.
  return { project, version, file, sha256, bytes, unpacked: 1.6 * bytes, platform: tags, keep: isCudaFile };
}

const manylinux2010 = 'manylinux2010_x86_64.manylinux_2_12_x86_64';
const manylinux2014 = 'manylinux2014_x86_64.manylinux_2_17_x86_64';
const manylinux227 = 'manylinux_2_27_x86_64';

/**
 * TensorFlow's CUDA build and the libraries it opens, in the versions that its `and-cuda` extra allows.
 * @type {Record<string, Wheel[]>}
 */
export const gpuWheels = {
  'linux-x64': [
    tensorflowWheel(
      'tensorflow',
      manylinux227,
      '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124',
      572_440_367,
      1_260_000_000,
    ),
    cudaWheel(
      'nvidia-cublas-cu12',
      '12.9.3.13',
      manylinux227,
      'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72',
      581_217_458,
    ),
    cudaWheel(
      'nvidia-cuda-cupti-cu12',
      '12.8.90',
      manylinux2014,
      'ea0cb07ebda26bb9b29ba82cda34849e73c166c18162d3913575b0c9db9a6182',
      10_248_621,
    ),
    cudaWheel(
      'nvidia-cuda-nvcc-cu12',
      '12.9.86',
      manylinux2010,
      '5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0',
      40_546_229,
    ),
    cudaWheel(
      'nvidia-cuda-nvrtc-cu12',
      '12.9.86',
      manylinux2010,
      '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4',
      89_568_129,
    ),
    cudaWheel(
      'nvidia-cuda-runtime-cu12',
      '12.9.79',
      manylinux2014,
      '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3',
      3_493_179,
    ),
    cudaWheel(
      'nvidia-cudnn-cu12',
      '9.28.0.42',
      manylinux227,
      '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375',
      716_538_495,
    ),
    cudaWheel(
      'nvidia-cufft-cu12',
      '11.4.1.4',
      manylinux2014,
      'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28',
      200_877_592,
    ),
    cudaWheel(
      'nvidia-curand-cu12',
      '10.3.10.19',
      manylinux227,
      '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e',
      68_295_626,
    ),
    cudaWheel(
      'nvidia-cusolver-cu12',
      '11.7.5.82',
      manylinux227,
      '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88',
      338_117_415,
    ),
    cudaWheel(
      'nvidia-cusparse-cu12',
      '12.5.10.65',
      manylinux2014,
      '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78',
      366_465_088,
    ),
    cudaWheel(
      'nvidia-nccl-cu12',
      '2.32.3',
      manylinux227,
      'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c',
      351_526_311,
    ),
    cudaWheel(
      'nvidia-nvjitlink-cu12',
      '12.9.86',
      manylinux2010,
      'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9',
      39_748_338,
    ),
  ],
};

/**
 * @param {string} tags
 * @param {string} platform
 * @param {string} sha256
 * @param {number} bytes
 * @returns {Wheel}
 */
function zigWheel(tags, platform, sha256, bytes) {
  const file = `ziglang-0.17.1-py3-none-${tags}.whl`;
  const keep = (/** @type {string} */ path) => path.startsWith('ziglang/');
  return { project: 'ziglang', version: '0.17.1', file, sha256, bytes, unpacked: 400_000_000, platform, keep };
}

/** A C++ compiler for machines without one. @type {Record<string, Wheel>} */
export const compilerWheels = {
  'linux-x64': zigWheel(
    'manylinux_2_12_x86_64.manylinux2010_x86_64.musllinux_1_1_x86_64',
    'manylinux2010_x86_64',
    'ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54',
    101_083_562,
  ),
  'linux-arm64': zigWheel(
    'manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64',
    'manylinux2014_aarch64',
    'b7c5f02fccd40f89b999ee16a1f5ddced56e6182370f8affe494bcf8a28cf07e',
    98_063_064,
  ),
  'darwin-arm64': zigWheel(
    'macosx_13_0_arm64',
    'macosx_13_0_arm64',
    '09953b6af7f64168b915180a42774f520f92d86ef6331b28e33915c7e1f0bb23',
    100_390_379,
  ),
};
