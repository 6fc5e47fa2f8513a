# The demo and the stand-in for Isogeo on Open Liberty:
#   docker build -t isogeo-security-demo . && docker run --rm -p 9080:9080 -p 127.0.0.1:9081:9081 isogeo-security-demo
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml server.xml ./
COPY src src
RUN mvn --batch-mode --no-transfer-progress package -DskipTests

FROM icr.io/appcafe/open-liberty:26.0.0.3-full-java17-openj9-ubi-minimal
COPY --chown=1001:0 server.xml /config/server.xml
COPY --chown=1001:0 src/demo/docker/bootstrap.properties /config/bootstrap.properties
COPY --chown=1001:0 --from=build /build/target/demo.war /build/target/standin.war /config/apps/
USER 1001
EXPOSE 9080 9081
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD curl --fail --silent --output /dev/null http://localhost:9080/
