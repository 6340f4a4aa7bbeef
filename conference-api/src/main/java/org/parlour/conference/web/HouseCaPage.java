package org.parlour.conference.web;

import org.parlour.conference.bouncycastle.Pem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Hands out the house CA's certificate, so that a device can be told to trust the house. */
@RestController
final class HouseCaPage {
    /** The type at which phones and browsers offer to import (RFC 2585 4 knows only the DER one, pkix-cert). */
    private static final MediaType CA_CERTIFICATE = MediaType.valueOf("application/x-x509-ca-cert");

    private final DoorCertificate certificate;

    HouseCaPage(DoorCertificate certificate) {
        this.certificate = certificate;
    }

    @GetMapping(OpenPaths.HOUSE_CA)
    ResponseEntity<String> houseCa() {
        return certificate
                .houseAuthority()
                .map(authority ->
                        ResponseEntity.ok().contentType(CA_CERTIFICATE).body(Pem.print(authority)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
