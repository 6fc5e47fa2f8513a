# The demo on Open Liberty. It and the stand-in for Isogeo in it listen on loopback only, hence the network of the host:
#   docker build -t isogeo-security-demo . && docker run --rm --network host isogeo-security-demo
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# The poms alone make a layer with all that they fetch, which stays until one of them changes.
COPY .mvn .mvn
COPY pom.xml server.xml LICENSE ./
COPY src/bom/pom.xml src/bom/
COPY src/main/pom.xml src/main/
COPY src/standin/pom.xml src/standin/
COPY src/demo/pom.xml src/demo/
RUN mvn --batch-mode --no-transfer-progress -Pdemo package
COPY src src
RUN mvn --batch-mode --no-transfer-progress -Pdemo package

FROM icr.io/appcafe/open-liberty:26.0.0.3-full-java17-openj9-ubi-minimal
COPY --chown=1001:0 server.xml /config/server.xml
COPY --chown=1001:0 --from=build /build/src/demo/target/demo.war /config/apps/
USER 1001
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD curl --fail --silent --output /dev/null http://localhost:9080/
