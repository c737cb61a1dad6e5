/// Certificates for servers and clients of tests, valid for a century. `stranger` is signed by nobody that a server
/// knows.
public enum TestCertificates {
    /// Who has signed `server` and `client`.
    public static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBijCCAS+gAwIBAgIUJ28/licCFnDS0lbhAaEu8d2WzCgwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOdGVzdC1hdXRob3JpdHkwIBcNMjYxMTIxMDc1MTE4WhgPMjEy
        NjEwMjgwNzUxMThaMBkxFzAVBgNVBAMMDnRlc3QtYXV0aG9yaXR5MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEY5QTal4iiuevZXlrOcOCDkXZPvlb7rS4lMNzI6vG
        ytdPgWB5/9GyzO/m3/qpUNuMO2fRgrV1s2A7j5MwWtgMdaNTMFEwHQYDVR0OBBYE
        FHJGcXhvbR7uKg/3fJtoOZixsI6aMB8GA1UdIwQYMBaAFHJGcXhvbR7uKg/3fJto
        OZixsI6aMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAOlqvBas
        Ug70V44CbJdsWSp1UvGDeC3rWrtpjnYFHqvqAiEA0ezmnO5mZwNDRMIia15LpJYn
        oCnTwNi8Vbq4+rxyy44=
        -----END CERTIFICATE-----
        """
    /// Of API servers in tests: `localhost` and `127.0.0.1`.
    public static let server = """
        -----BEGIN CERTIFICATE-----
        MIIBjzCCATWgAwIBAgIUIfb67EvymDBSWVsOzTEU34igQR8wCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOdGVzdC1hdXRob3JpdHkwIBcNMjYxMTIxMDc1MTE4WhgPMjEy
        NjEwMjgwNzUxMThaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEG
        CCqGSM49AwEHA0IABBpWxBdyKZwv/PtQaGSrdgntFeG95z/3LwTyeBFdh6GMKfhH
        BdcPQ5qNHphhCLAkSbbG/8CPCCAdFANEYolDnZ2jXjBcMBoGA1UdEQQTMBGCCWxv
        Y2FsaG9zdIcEfwAAATAdBgNVHQ4EFgQUMiouo0cIg8T8rCJoDgrLpFSzBd4wHwYD
        VR0jBBgwFoAUckZxeG9tHu4qD/d8m2g5mLGwjpowCgYIKoZIzj0EAwIDSAAwRQIg
        YkN9VxCwzGleOueIyJFk8zr8Ohx1dBov2CjdWFbeqt8CIQDKWZRM2PS8PzcLnxx1
        krSsfktkjP/guGm4zNYi30tc1g==
        -----END CERTIFICATE-----
        """
    /// The key of `server`.
    public static let serverKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIBJHhHaZmdHe5VU+nV8OVgL7oIOZHdGXaiAYGWRjl3i3oAoGCCqGSM49
        AwEHoUQDQgAEGlbEF3IpnC/8+1BoZKt2Ce0V4b3nP/cvBPJ4EV2HoYwp+EcF1w9D
        mo0emGEIsCRJtsb/wI8IIB0UA0RiiUOdnQ==
        -----END EC PRIVATE KEY-----
        """
    /// Of a member of system:masters.
    public static let client = """
        -----BEGIN CERTIFICATE-----
        MIIBPjCB5QIUIfb67EvymDBSWVsOzTEU34igQSAwCgYIKoZIzj0EAwIwGTEXMBUG
        A1UEAwwOdGVzdC1hdXRob3JpdHkwIBcNMjYxMTIxMDc1MTE4WhgPMjEyNjEwMjgw
        NzUxMThaMCkxFzAVBgNVBAoMDnN5c3RlbTptYXN0ZXJzMQ4wDAYDVQQDDAVhZG1p
        bjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMWc7ZD289cIFjCs2Zb7xjy5mfxD
        njSf48gDjul36FPNTBa/2Flq5fHD9AFf0RNOK+fEOxTPxpjm7Ykt/yq1frkwCgYI
        KoZIzj0EAwIDSAAwRQIhAM2NWZKPz5cgN35g8L0yqixzoaDsjfBImFMBUwkkBLCP
        AiBC9g4y1uNpqwyGI2Dr860aCL5OGzSje4Qm/klPjJqoSg==
        -----END CERTIFICATE-----
        """
    /// The key of `client`.
    public static let clientKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIB5NFeBPKLUSj0bgbDAqUqlhD5ThKUcind15xyTSawmJoAoGCCqGSM49
        AwEHoUQDQgAExZztkPbz1wgWMKzZlvvGPLmZ/EOeNJ/jyAOO6XfoU81MFr/YWWrl
        8cP0AV/RE04r58Q7FM/GmObtiS3/KrV+uQ==
        -----END EC PRIVATE KEY-----
        """
    /// Signed by itself.
    public static let stranger = """
        -----BEGIN CERTIFICATE-----
        MIIBfTCCASOgAwIBAgIUIFbez8o8z7norI18T9/VVG6lpLcwCgYIKoZIzj0EAwIw
        EzERMA8GA1UEAwwIc3RyYW5nZXIwIBcNMjYxMTIxMDc1MTE4WhgPMjEyNjEwMjgw
        NzUxMThaMBMxETAPBgNVBAMMCHN0cmFuZ2VyMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAERh8SuxcHJnVAv/tZmlZVpvik2oouz/E9b8p2ctk989mF3tsRxmQyllRy
        MqU23N0DRMtyCXEXyo1FOYHbW5GPxaNTMFEwHQYDVR0OBBYEFIqCz6hcSftO1Vu2
        9KtiD/GO5uJ6MB8GA1UdIwQYMBaAFIqCz6hcSftO1Vu29KtiD/GO5uJ6MA8GA1Ud
        EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgYMbAE+yUsUGy2shKCGitjNcS
        y+B0ZQMGhir36SVaQ3wCIQDduj0kLvimahpOf/PJhigkTq7JIMuBHvYiYLJhmFJb
        Pw==
        -----END CERTIFICATE-----
        """
    /// The key of `stranger`.
    public static let strangerKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIEzoS0yes3j8LRR6pVNvvlFM6t4HPj6SuLVQwEKjbuPMoAoGCCqGSM49
        AwEHoUQDQgAERh8SuxcHJnVAv/tZmlZVpvik2oouz/E9b8p2ctk989mF3tsRxmQy
        llRyMqU23N0DRMtyCXEXyo1FOYHbW5GPxQ==
        -----END EC PRIVATE KEY-----
        """
    /// Of servers that an API server asks: `localhost`, `127.0.0.1` and `hook.test.svc`, signed by an authority of
    /// their own.
    public static let hook = """
        -----BEGIN CERTIFICATE-----
        MIIBmDCCAT+gAwIBAgIUWE0BkOO3NNjojTma/+1sYanxVWAwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOaG9vay1hdXRob3JpdHkwIBcNMjYxMTIxMTMzODI5WhgPMjEy
        NjEwMjgxMzM4MjlaMA8xDTALBgNVBAMMBGhvb2swWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAREPhf+6XFlEDbFGEJ0jfH8i3pNHLsw7ksVtWbZ/iIh35pKytZn24Xh
        vbn4AyQm/ylxKN/4UfXMBA8RWEFXZqM4o20wazApBgNVHREEIjAggglsb2NhbGhv
        c3SHBH8AAAGCDWhvb2sudGVzdC5zdmMwHQYDVR0OBBYEFF/p64BwLS1JAjr9LQQF
        WkY3MDNvMB8GA1UdIwQYMBaAFHhit0ISmo9cx/UDD2E/9bO47bJKMAoGCCqGSM49
        BAMCA0cAMEQCIBYuFMkgT6lZFIRJBSWJqe5wvWJH7QV3kjge/O9BnhrsAiB0eR4O
        yx5S8mp1T/lXLitmQACgD831Qr5tg7fX495m5A==
        -----END CERTIFICATE-----
        """
    /// The key of `hook`.
    public static let hookKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEILjmhqXdrb4O06J/ZJe4Ib+aevQearq8N42Ta39/PDfloAoGCCqGSM49
        AwEHoUQDQgAERD4X/ulxZRA2xRhCdI3x/It6TRy7MO5LFbVm2f4iId+aSsrWZ9uF
        4b25+AMkJv8pcSjf+FH1zAQPEVhBV2ajOA==
        -----END EC PRIVATE KEY-----
        """
    /// Who has signed `hook`.
    public static let hookAuthority = """
        -----BEGIN CERTIFICATE-----
        MIIBijCCAS+gAwIBAgIUHFMiYyVlZq5IiGtRtTogRBV+4SowCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOaG9vay1hdXRob3JpdHkwIBcNMjYxMTIxMTMzODI5WhgPMjEy
        NjEwMjgxMzM4MjlaMBkxFzAVBgNVBAMMDmhvb2stYXV0aG9yaXR5MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAESBwheYRZnf1MjEX6LifazNb9hjXJ8OnA2VylTGZ7
        pj8SywyvnGP3vm48wHmkuf/tOH+RgahoRwNMKxdSD7+BtaNTMFEwHQYDVR0OBBYE
        FHhit0ISmo9cx/UDD2E/9bO47bJKMB8GA1UdIwQYMBaAFHhit0ISmo9cx/UDD2E/
        9bO47bJKMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANctHhmo
        oNVmbhp8Be1T7L6/Yp8a5E+AYuIDJBO327KYAiEAm+5VJqmItlf3N7KRdmhrh8u/
        KHg9zvihaP3OC3Hh+Pc=
        -----END CERTIFICATE-----
        """
}
