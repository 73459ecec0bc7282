//! `tincay_fuzz::guard::check` on what libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tincay_fuzz::guard::check(bytes));
